# One path is printed unless more are asked for, and it is said that there are others.
kith path data/florentine.csv --from Strozzi --to Albizzi | cut -d, -f1-4
kith path -q data/community.csv --from 'Amara Okafor' --to 'Rhiannon Pryce' --paths 3
