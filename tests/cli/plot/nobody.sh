# A network of nobody is a picture too.
echo source,target | kith plot -q --format svg | grep -c '0 people'
echo 'Iso,' | kith plot -q --no-header --format svg | grep -c 'Iso'
