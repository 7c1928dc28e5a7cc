[@sentence]
[@item]Các cơ sở tổ chức [=exact("TT.BUOI")] buổi truyền thông[@also], bình quân [=exact("TT.BQ")] người mỗi buổi[/@also][/@item]
[/@sentence]
