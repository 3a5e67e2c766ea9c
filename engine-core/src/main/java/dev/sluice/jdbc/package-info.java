/** Cases in a relational database: PostgreSQL 15 and newer, and H2 2.x. */
@NullMarked
package dev.sluice.jdbc;

import org.jspecify.annotations.NullMarked;
