# A triangle with a tail and somebody alone, by hand.
printf 'source,target,city\na,,Leeds\nb,,\ne,,York\na,b,\nb,c,\na,c,\na,d,\n' >paw.csv
kith people -q paw.csv | cut -d, -f1-8,10,12
