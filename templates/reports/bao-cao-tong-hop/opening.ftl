[@sentence]
[@item]Thực hiện chế độ thông tin, báo cáo, [=issuer] tổng hợp kết quả công tác [=period] (số liệu tính từ ngày [=first_day] đến ngày [=last_day]) như sau[/@item]
[/@sentence]
