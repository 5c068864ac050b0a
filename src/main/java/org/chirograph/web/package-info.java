/** A collection in the browser and for other programs: pages, a JSON API, IIIF. The only package that knows Javalin. */
@NullMarked
package org.chirograph.web;

import org.jspecify.annotations.NullMarked;
