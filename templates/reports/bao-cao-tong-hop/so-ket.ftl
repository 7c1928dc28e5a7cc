[@sentence lead=whole]
[@item]sơ kết, tổng kết [=exact("SK.VB")] chỉ thị, nghị quyết[@also], [=moved("SK.VB")][/@also][/@item]
[/@sentence]
