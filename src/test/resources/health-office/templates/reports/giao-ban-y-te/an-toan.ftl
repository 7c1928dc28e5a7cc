[@sentence]
[@item]Ghi nhận [=exact("AT.PU")] ca phản ứng sau tiêm[/@item]
[/@sentence]
