# Without ties there is nothing that luck could have made.
printf 'source,target,city\nBo,,Leeds\nCy,,Leeds\n' | kith summary --chance 5
