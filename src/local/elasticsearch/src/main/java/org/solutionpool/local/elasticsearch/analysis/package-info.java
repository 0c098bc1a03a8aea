/**
 * What the jars on Maven Central lack of a stock Elasticsearch and the portal needs: the analysis components that
 * {@code search-mappings/*.json} name, under the names and with the parameters of the official modules
 * {@code analysis-common} and {@code analysis-smartcn}, built on Lucene's own classes; and the answer to {@code GET /}.
 *
 * <p>Written from the reference documentation
 * (https://www.elastic.co/docs/reference/text-analysis, https://www.elastic.co/docs/reference/elasticsearch/plugins/analysis-smartcn).
 * A parameter that the documentation knows and this package does not is refused when the index is created, so a mapping
 * cannot come to mean one thing here and another on a stock cluster.
 */
package org.solutionpool.local.elasticsearch.analysis;
