package org.emailchange.query.projection;

/**
 * A table of a view.
 *
 * @param name the table
 * @param id the column that names a row
 * @param stream the column that holds the id of the stream that the row comes from
 */
public record ViewTable(String name, String id, String stream) {}
