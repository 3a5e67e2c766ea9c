/** A host's own rules beside a shipped playbook. */
@NullMarked
package dev.sluice.examples.ownrules;

import org.jspecify.annotations.NullMarked;
