/** What was digitized, when, how and with which outcome. SQLite is used only here. */
@NullMarked
package org.chirograph.catalog;

import org.jspecify.annotations.NullMarked;
