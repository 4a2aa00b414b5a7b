import { CloudError } from '../services/cloud';
import { explain, sentenceOf } from '../services/feedback';

const isNotFound = (error: unknown): boolean => error instanceof CloudError && error.code === 'NOT_FOUND';

/** Something that is shown once it is loaded. */
export const loadable = Behavior({
  data: {
    /** gone: it does not exist, or not for this person. */
    state: 'loading' as 'loading' | 'ready' | 'gone' | 'error',
    /** Of the states gone and error. */
    words: '',
  },
  methods: {
    /** Asks for the data and shows them. What stands on the screen stays there while the network is away; what is gone goes. */
    async showLoaded(load: () => Promise<object>): Promise<void> {
      try {
        this.setData({ ...(await load()), state: 'ready' });
      } catch (error) {
        if (this.data.state === 'ready' && !isNotFound(error)) return explain(error);
        this.setData({ state: isNotFound(error) ? 'gone' : 'error', words: sentenceOf(error) });
      }
    },
  },
});
