# A matrix: who by whom, weights of several rows summed, loops on the diagonal, people without ties too; import reads it back.
printf 'source,target,weight,directed,city\nAda,"Ben, B",2,1,\n"Ben, B",Ada,,1,\nCy,,,,York\nAda,Ada,3,,\nAda,Cy,.5,,\nAda,Cy,1,,\n' >x.csv
kith export --format matrix x.csv
kith export -q x.csv -o x.matrix.csv
kith import x.matrix.csv
kith export -q --format matrix x.csv | kith import -q | kith export -q --format matrix | cmp - x.matrix.csv
printf 'source,target\n"A ""b""",1\n' | kith export --format matrix
printf 'source,target\n' | kith export --format matrix
command -v Rscript >/dev/null || exit 0
Rscript -e 'm <- as.matrix(read.csv("x.matrix.csv", row.names = 1, check.names = FALSE))
stopifnot(identical(rownames(m), colnames(m)), m["Ada", "Ben, B"] == 2, m["Ben, B", "Ada"] == 1, m["Cy", "Ada"] == 1.5, m["Ada", "Ada"] == 3)'
