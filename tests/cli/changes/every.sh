# A row a period, each compared with the one before; a circle keeps its name; ties without a date are of all of them.
cat >dated.csv <<'END'
source,target,weight,date
Ada,Ben,1,2022-03-01
Ben,Cy,1,2022-05-01
Ada,Cy,1,2022-08-01
Ada,Ben,2,2023-02-01
Ben,Cy,1,2023-02-03
Ada,Cy,1,2023-04-01
Cy,Dee,1,2023-06-01
Eve,Flo,1,2025-01-31
Gus,Hal,1,
END
kith changes dated.csv --every 1y
kith changes dated.csv --every 1y --rows 'new>0' -n 1 --json
