# Graph and map cannot both go to standard output: it would be neither.
printf 'source,target\na,b\n' | kith import --merge-map -
