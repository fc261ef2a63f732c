# Ties without a date do not say that somebody keeps in touch.
printf 'source,target,date\nAda,Bea,\nBea,Cleo,2020-01-01\n' | kith reconnect --me Ada
