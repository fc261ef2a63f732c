# A chance is a number from 0 to 1.
printf 'source,target,chance\nAda,Bea,2\n' | kith intro --me Ada --to Bea
