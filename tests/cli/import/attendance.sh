# People who never came are counted when a table names them.
printf 'person,event\nAda,one\nBo,one\nCy,two\n' >came.csv
printf 'name,field\nAda,music\nDi,art\n' >members.csv
kith import came.csv --people members.csv
