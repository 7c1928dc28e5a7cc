[@sentence lead=whole]
[@item]sơ kết, tổng kết [=exact("SK.VB")] chỉ thị, nghị quyết[@also], [=change("SK.VB")][/@also][/@item]
[/@sentence]
