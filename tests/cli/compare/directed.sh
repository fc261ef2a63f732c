# Ties that point the other way are not the same; read without directions they are.
printf 'source,target,directed\nAda,Bo,1\nBo,Cy,1\nCy,Di,1\n' >out.csv
printf 'source,target,directed\nBo,Ada,1\nCy,Bo,1\nCy,Di,1\n' >back.csv
kith compare -q out.csv back.csv | cut -d, -f1-8
kith compare -q --undirected out.csv back.csv | cut -d, -f1-8
