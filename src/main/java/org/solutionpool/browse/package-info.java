/**
 * Ways into the pool without a search: the home page, industries, equipment, providers A to Z, the newest, and what
 * machines read (feed, sitemap).
 */
@NullMarked
package org.solutionpool.browse;

import org.jspecify.annotations.NullMarked;
