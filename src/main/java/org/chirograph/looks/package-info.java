/**
 * Where else the ink looks like what a person just corrected, and was read the same way.
 */
@NullMarked
package org.chirograph.looks;

import org.jspecify.annotations.NullMarked;
