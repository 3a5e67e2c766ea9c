/**
 * Pipelines: the stages a case moves through, what each requires and how long it may take, read
 * from JSON. Start at {@link dev.sluice.pipeline.Pipeline#parse}.
 */
@NullMarked
package dev.sluice.pipeline;

import org.jspecify.annotations.NullMarked;
