[@sentence]
[@item]Đã tổ chức [=exact("HN.SO")] hội nghị[@also], [=change_same("HN.SO")][/@also][/@item]
[@item]có [=pair("HN.NGUOI", "HN.LUOT")][/@item]
[/@sentence]
