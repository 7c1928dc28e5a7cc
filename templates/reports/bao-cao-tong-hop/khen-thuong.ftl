[@sentence lead=whole]
[@item]có [=exact("KT.TT")] tập thể được tặng giấy khen[@also], [=change("KT.TT")][/@also][/@item]
[/@sentence]
