[@sentence]
[@item][=office] báo cáo công tác tiêm chủng [=period] (từ ngày [=first_day] đến ngày [=last_day]) như sau[/@item]
[/@sentence]
