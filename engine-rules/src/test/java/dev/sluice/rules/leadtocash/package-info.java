/** What the lead-to-cash playbook does, requirement by requirement. */
@NullMarked
package dev.sluice.rules.leadtocash;

import org.jspecify.annotations.NullMarked;
