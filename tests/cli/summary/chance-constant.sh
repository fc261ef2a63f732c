# A figure that chance could not have made otherwise has no p.
printf 'source,target,city\nAda,,Leeds\nBen,,Leeds\nCy,,York\nDee,,York\nAda,Ben,\nAda,Cy,\nAda,Dee,\nBen,Cy,\nBen,Dee,\nCy,Dee,\n' |
	kith summary --chance 50
