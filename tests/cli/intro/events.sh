# Having met once is not yet knowing each other.
printf 'source,target,events\nAda,Bea,1\nAda,Cleo,2\nCleo,Bea,E1;E4\n' >met.csv
kith intro met.csv --me Ada --to Bea
kith intro -q met.csv --me Ada --to Bea --knows 1 -n 1
