# Who has one contact counts in no mean of clustering, and help says so.
printf 'source,target\na,b\nb,c\nc,a\na,d\n' | kith summary -q | grep mean_clustering
kith summary --help | tr -s ' \n' ' ' | grep -o 'mean_clustering leaves out people with fewer than two contacts'
