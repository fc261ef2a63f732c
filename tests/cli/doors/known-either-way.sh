# Who has a tie to somebody is known to them, whichever way it runs: no door opens to them, and meet agrees.
printf 'source,target,directed\nMe,Ann,\nAnn,Bob,\nBob,Me,1\nAnn,Cy,\n' >ties.csv
kith doors ties.csv --me Me
kith meet -q ties.csv --me Me | cut -d, -f2
# The one-way tie leads back when asked to; the others are as likely as before.
kith doors -q ties.csv --me Me --either-way
kith intro -q ties.csv --me Me --to Cy --either-way | cut -d, -f1-6
