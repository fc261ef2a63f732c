# A column nobody can be alike in ends it, and which there are is said; or that there are none.
kith give data/community.csv --like nosuch 2>&1 || echo "exit $?"
printf 'source,target\nAda,Bo\nBo,Cy\n' >plain.csv
kith give plain.csv --like nosuch 2>&1 || echo "exit $?"
