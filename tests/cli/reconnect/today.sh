# Ages count from --today; a date on the very day of the limit counts, undated ties do not.
printf 'source,target,date,weight\nAda,Bea,2020-01-01,1\nAda,Cleo,2020-01-02,9\nAda,Dora,,5\nAda,Eve,2010,2\n' |
	kith reconnect -q --me Ada --silent 365d --today 2020-12-31
