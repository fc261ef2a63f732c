# Who works for several companies is a colleague at each; freelancers are not one another's.
printf '%s\n' source,target,company 'Ada,,Acme; Bolt GmbH' Bo,,Bolt Cy,,Freelance Di,,Freelance \
	'Ed,,Mueller und Soehne' 'Flo,,Müller & Söhne KG' |
	kith give -q --rounds 4 --group-size 2 | cut -d, -f1-3
