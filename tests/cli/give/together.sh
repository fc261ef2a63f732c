# Those who came to each of two events together are not introduced, though --knows asks for more.
printf 'source,target,events,field\nAda,,2,web\nBo,,2,web\nCy,,3,web\nAda,Bo,2,\nAda,Cy,2,\nBo,Cy,2,\n' |
	kith give -q --knows 3 --each 9 | cut -d, -f1-3
