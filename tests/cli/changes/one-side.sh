# A day before or after all dates may not be the one that was meant.
printf 'source,target,date\nAda,Bo,2020-01-01\nBo,Cy,2021-01-01\n' >dated.csv
kith changes dated.csv --at 2020-01-01 --rows what=tie
kith changes dated.csv --at 2021-01-01 --rows what=tie
kith changes dated.csv --at 2021-01-02 --rows what=tie
