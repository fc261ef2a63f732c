# Somebody who is asked a lot already is spared; nobody is asked who would not.
printf 'source,target,load,willing\nBea,,3,\nCleo,,,\nDora,,,0\nAda,Bea,,\nAda,Cleo,,\nAda,Dora,,\nBea,Eve,,\nCleo,Eve,,\nDora,Eve,,\n' |
	kith intro -q --me Ada --to Eve
