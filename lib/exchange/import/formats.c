/* The table of formats. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#define FORMAT(name, says)                                                                         \
	{                                                                                          \
		{#name, says}, kith_import_##name##_fits, kith_import_##name                       \
	}

const struct kith_import_format kith_import_formats[] = {
	FORMAT(spreadsheet, "an .xlsx or .ods file; it is only told how to become CSV"),
	FORMAT(graphml, "GraphML, of Gephi, yEd, igraph, networkx, Cytoscape"),
	FORMAT(gexf, "GEXF, of Gephi"),
	FORMAT(xml, "other XML; it is only told apart"),
	FORMAT(cytoscape, "JSON of Cytoscape"),
	FORMAT(d3, "JSON with nodes and links, of D3 and networkx"),
	FORMAT(gdf, "GDF, of GUESS"),
	FORMAT(pajek, "Pajek .net and .paj; several relations become kinds"),
	FORMAT(dl, "UCINET DL"),
	FORMAT(gml, "GML, of Gephi, igraph, networkx"),
	FORMAT(dot, "DOT, of Graphviz"),
	FORMAT(messages, "LinkedIn messages.csv"),
	FORMAT(invitations, "LinkedIn Invitations.csv"),
	FORMAT(endorsements, "LinkedIn Endorsement_*.csv"),
	{{"recommendations-given", "LinkedIn Recommendations_Given.csv"},
		kith_import_recommendations_given_fits, kith_import_recommendations_given},
	{{"recommendations-received", "LinkedIn Recommendations_Received.csv"},
		kith_import_recommendations_received_fits, kith_import_recommendations_received},
	FORMAT(recommendations, "either of these two under another name; it is only told apart"),
	FORMAT(linkedin, "LinkedIn Connections.csv"),
	FORMAT(google, "Google Contacts CSV"),
	FORMAT(guests, "guest lists of Luma and Meetup; the file is the event"),
	FORMAT(attendance, "rows of person and event, with dates or without"),
	FORMAT(neo4j, "relationships with Neo4j's headers"),
	FORMAT(nodexl, "NodeXL's sheet of edges as CSV"),
	FORMAT(kumu, "Kumu's connections; several values in To are parted by |"),
	FORMAT(csv, "graph CSV, Gephi's edges, any list of ties with a header"),
	{{"people", "a table of people, such as Gephi's nodes, for the ties of other files"},
		kith_import_people_table_fits, kith_import_people_table},
	FORMAT(list, "a list of ties without a header, of SNAP and others"),
	FORMAT(matrix, "an adjacency matrix as CSV"),
	{{NULL, NULL}, NULL, NULL},
};

const struct kith_import_name *kith_import_names(void)
{
	static struct kith_import_name names[G_N_ELEMENTS(kith_import_formats)];
	for (size_t k = 0; kith_import_formats[k].name.name; k++) {
		names[k] = kith_import_formats[k].name;
	}
	return names;
}
