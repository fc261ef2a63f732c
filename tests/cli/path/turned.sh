# When there is a path only the other way round, that is said.
printf 'source,target,directed\nAda,Bo,1\nBo,Cy,1\nCy,Di,1\n' >ties.csv
kith path ties.csv --from Di --to Ada --max-steps 2
