[@sentence lead=whole]
[@item]có [=exact("KT.TT")] tập thể được tặng giấy khen[@also], [=moved("KT.TT")][/@also][/@item]
[/@sentence]
