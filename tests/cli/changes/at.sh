# One dated file, before and after a day; ties without a date belong to both.
printf 'source,target,date\nAda,Ben,2024-01-01\nBen,Cy,2025-03-01\nCy,Dee,\n' >dated.csv
kith changes dated.csv --at 2025-01-01
