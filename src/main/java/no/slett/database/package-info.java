/**
 * The way to PostgreSQL: a pool, transactions that carry actor, purpose, subjects and instant, and
 * the migrations.
 *
 * <p>Every room that stores rows may call it. It knows no table by name: the row-level security of
 * the migrations decides, from what a transaction carries, which rows there are. Only this room
 * touches JDBC.
 */
@NullMarked
package no.slett.database;

import org.jspecify.annotations.NullMarked;
