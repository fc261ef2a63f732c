# What the data say of each tie stands beside it: each row's where they differ, once where they agree.
cat >deeds.csv <<'END'
source,target,kind,date,document,page
Ada,Bo,owner,2019-02-01,register 7,12
Bo,Cy,owner,2020-05-01,register 9,3
Cy,Bo,loan,2021-01-01,register 9,8
END
kith path -q deeds.csv --from Ada --to Cy
