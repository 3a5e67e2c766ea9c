/**
 * Turns round each condition of each shipped rule in turn, and sees whether a spec notices. Run
 * with {@code mvn -Pmutation verify -pl engine-core,engine-rules}; {@code -Dmutation.rule=…} and
 * {@code -Dmutation.file=…} take only rules or files whose name contains a text.
 */
@NullMarked
package dev.sluice.rules.mutation;

import org.jspecify.annotations.NullMarked;
