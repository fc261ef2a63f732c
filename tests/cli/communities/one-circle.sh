# Two people are one circle at most, and nothing to be sure of.
printf 'source,target\na,b\n' | kith communities --list
