[@sentence lead=whole]
[@item]tiến hành [=exact("KTR.CUOC")] cuộc kiểm tra[@list lead=" đối với " sep=", "][@item][=exact("KTR.NG")] cán bộ, đảng viên[/@item][@item][=exact("KTR.TC")] tổ chức cơ sở đảng[/@item][/@list][@also], [=change("KTR.CUOC", "số cuộc kiểm tra")][/@also][/@item]
[/@sentence]
