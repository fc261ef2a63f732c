# Somebody whose one-way tie leads to the asker is known already, which is said beside the routes.
printf 'source,target,directed\nMe,Ann,\nAnn,Bob,\nBob,Me,1\n' >ties.csv
kith intro ties.csv --me Me --to Bob | cut -d, -f1-6
