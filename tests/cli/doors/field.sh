# Three contacts who lead to a field, and what can be said for the choice.
kith doors data/community.csv --me 'Amara Okafor' --to-where field=robotics -n 3
