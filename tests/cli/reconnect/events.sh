# People who met once are acquainted when --knows says so.
printf 'source,target,events,date\nAda,Bea,1,2020-01-01\nAda,Cleo,3,2024-01-01\n' >met.csv
kith reconnect met.csv --me Ada --knows 1
