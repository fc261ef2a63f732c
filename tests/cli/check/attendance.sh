# Who came to what is not a list of ties; the message says what reads it.
printf 'person,event\nAda,club\nBo,club\n' >came.csv
kith check came.csv
