# Two triangles and the bridge between them, a tail, and two who know only each other.
printf 'source,target,kind\nc,d,work\na,b,\nb,c,\na,c,friend\nd,c,family\nd,e,\ne,f,\nf,d,\nf,g,\nx,y,\n' | kith ties -q --group none >out || echo "exit $?"
printf 'source,target,kind\nc,d,work\na,b,\nb,c,\na,c,friend\nd,c,family\nd,e,\ne,f,\nf,d,\nf,g,\nx,y,\n' | kith ties -q | cut -d, -f1-6,8-9,11-
