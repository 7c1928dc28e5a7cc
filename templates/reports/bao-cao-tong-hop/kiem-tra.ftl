[@sentence lead=whole]
[@item]tiến hành [=exact("KTR.CUOC")] cuộc kiểm tra[@also], [=moved("KTR.CUOC")],[/@also][@list lead=" đối với " sep=" và "][@item][=exact("KTR.NG")] cán bộ, đảng viên[/@item][@item][=exact("KTR.TC")] tổ chức cơ sở đảng[/@item][/@list][/@item]
[/@sentence]
